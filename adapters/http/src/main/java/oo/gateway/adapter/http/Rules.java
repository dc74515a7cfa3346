package oo.gateway.adapter.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import com.networknt.schema.path.PathType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import oo.codegen.http.model.Fault;

/** The contract's schemas, made ready to check values with. */
final class Rules {

  private static final String ID = "https://oo.invalid/contract.yaml";
  // The contract's own keywords, all beginning with x-, and those of a whole OpenAPI file say nothing about values.
  private static final Dialect DIALECT = Dialect.builder(Dialects.getOpenApi31())
      .unknownKeywordFactory((keyword, context) -> new NonValidationKeyword(keyword)).build();
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final SchemaRegistry registry;

  Rules(Contract contract) {
    JsonNode tree = contract.tree().deepCopy();
    decideByTag(tree);
    registry = SchemaRegistry.withDialect(DIALECT, builder -> builder
        .schemas(Map.of(ID, tree.toString()))
        .schemaRegistryConfig(SchemaRegistryConfig.builder().formatAssertionsEnabled(true).locale(Locale.ROOT)
            .pathType(PathType.JSON_POINTER).build()));
  }

  /** A schema of the contract, by JSON Pointer. */
  Rule at(String pointer) {
    Schema schema = registry.getSchema(SchemaLocation.of(ID + "#" + pointer));
    schema.initializeValidators();
    return new Rule(schema);
  }

  /** Checks one value. */
  record Rule(Schema schema) {

    /** @param place what the pointers begin with: nothing for a body, {@code query/limit} and the like for a parameter */
    List<Fault> faults(JsonNode value, String place) {
      List<Error> errors = schema.validate(value);
      return errors.isEmpty() ? List.of() : errors.stream().map(error -> fault(error, place)).distinct().toList();
    }

    private static Fault fault(Error error, String place) {
      String pointer = place + error.getInstanceLocation();
      boolean namesProperty = error.getProperty() != null
          && (error.getKeyword().equals("required") || error.getKeyword().equals("additionalProperties"));
      return new Fault(namesProperty ? pointer + '/' + Contract.escaped(error.getProperty()) : pointer,
          error.getKeyword(), Wording.of(error.getKeyword(), error.getSchemaNode(), error.getMessage()));
    }
  }

  /**
   * Turns a {@code oneOf} with a discriminator into conditions on its tag. It accepts the same values, but a value with
   * a known tag is told what is wrong with it, instead of why it is none of the alternatives.
   */
  private static void decideByTag(JsonNode node) {
    if (node instanceof ObjectNode object && object.has("oneOf") && object.path("discriminator").has("mapping")) {
      String tag = object.get("discriminator").get("propertyName").textValue();
      ArrayNode known = JSON.arrayNode();
      ArrayNode branches = JSON.arrayNode();
      for (var branch : object.get("discriminator").get("mapping").properties()) {
        known.add(branch.getKey());
        ObjectNode chosen = JSON.objectNode();
        chosen.putObject("properties").putObject(tag).put("const", branch.getKey());
        chosen.putArray("required").add(tag);
        branches.addObject().<ObjectNode>set("if", chosen).putObject("then").set("$ref", branch.getValue());
      }
      object.remove(List.of("oneOf", "discriminator"));
      object.put("type", "object").putArray("required").add(tag);
      object.putObject("properties").putObject(tag).set("enum", known);
      object.set("allOf", branches);
    }
    node.forEach(Rules::decideByTag);
  }
}
