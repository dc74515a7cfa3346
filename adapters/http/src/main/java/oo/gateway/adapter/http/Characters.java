package oo.gateway.adapter.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import oo.codegen.http.model.Fault;

/** Refuses text that JSON can spell and UTF-8 or a database cannot hold: U+0000 and halves of surrogate pairs. */
final class Characters {

  private Characters() {}

  static void check(JsonNode node, String pointer, List<Fault> faults) {
    if (node.isTextual() && unfit(node.textValue())) {
      faults.add(new Fault(pointer, "characters", "must have no U+0000 and no unpaired surrogate"));
    } else if (node.isObject()) {
      node.properties().forEach(field ->
          check(field.getValue(), pointer + '/' + Contract.escaped(field.getKey()), faults));
    } else {
      for (int i = 0; i < node.size(); i++) {
        check(node.get(i), pointer + '/' + i, faults);
      }
    }
  }

  static boolean unfit(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        return true;
      }
      if (Character.isSurrogate(c)) {
        boolean pair = Character.isHighSurrogate(c) && i + 1 < text.length()
            && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          return true;
        }
        i++;
      }
    }
    return false;
  }
}
