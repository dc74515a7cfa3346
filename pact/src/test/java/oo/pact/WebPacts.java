package oo.pact;

import au.com.dius.pact.core.model.DirectorySource;
import au.com.dius.pact.core.model.Pact;
import au.com.dius.pact.core.model.PactSource;
import au.com.dius.pact.provider.junitsupport.loader.PactFolderLoader;
import au.com.dius.pact.provider.junitsupport.loader.PactLoader;
import java.io.File;
import java.util.List;

/** The pacts that the TypeScript client's tests have written. */
public final class WebPacts implements PactLoader {

  private static final File FOLDER = new File("../codegen/client-ts/pacts");

  @Override
  public List<Pact> load(String provider) {
    var pacts = FOLDER.isDirectory() ? new PactFolderLoader(FOLDER).load(provider) : List.<Pact>of();
    if (pacts.isEmpty()) {
      throw new IllegalStateException("there is no pact for %s in codegen/client-ts/pacts: run ./oo test client first".formatted(provider));
    }
    return pacts;
  }

  @Override
  public PactSource getPactSource() {
    return new DirectorySource(FOLDER);
  }
}
