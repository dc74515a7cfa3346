package oo.integrations.adapter.connectors;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Looks a name up, once; may take as long as the name's servers like. */
@FunctionalInterface
interface Resolver {

  Resolver SYSTEM = name -> List.of(InetAddress.getAllByName(name));

  List<InetAddress> resolve(String name) throws UnknownHostException;
}
