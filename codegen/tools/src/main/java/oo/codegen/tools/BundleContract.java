package oo.codegen.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;

/**
 * Makes one OpenAPI file of {@code oo.yaml} and the module files that it refers to, so that generator, validator at run
 * time and {@code /openapi.yaml} read the same text.
 *
 * <p>A name under {@code components} belongs to one module; the same name in two files is an error. Every {@code $ref}
 * into a module file becomes a local one, and must lead somewhere.
 */
public final class BundleContract {

  private static final YAMLMapper YAML =
      new YAMLMapper(new YAMLFactory().disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER));

  private final TreeMap<String, JsonNode> files = new TreeMap<>();

  private BundleContract(Path root) throws IOException {
    follow(YamlTree.read(YAML, root), root.toAbsolutePath().getParent());
  }

  /** Reads the files that are referred to, and those that they refer to; what else lies there is another contract. */
  private void follow(JsonNode node, Path folder) throws IOException {
    String reference = node.path("$ref").asText();
    int hash = reference.indexOf('#');
    Path file = hash < 1 ? null : folder.resolve(reference.substring(0, hash));
    if (file != null && Files.exists(file) && !files.containsKey(file.getFileName().toString())) {
      JsonNode module = YamlTree.read(YAML, file);
      files.put(file.getFileName().toString(), module);
      follow(module, folder);
    }
    for (JsonNode child : node) {
      follow(child, folder);
    }
  }

  /** @param args the root file, and where to write the bundle */
  public static void main(String[] args) throws IOException {
    Path root = Path.of(args[0]);
    Path target = Path.of(args[1]);
    String bundle = YAML.writeValueAsString(new BundleContract(root).bundle(root));
    if (!Files.exists(target) || !Files.readString(target).equals(bundle)) {
      Files.createDirectories(target.toAbsolutePath().getParent());
      Files.writeString(target, bundle);
    }
  }

  private ObjectNode bundle(Path root) throws IOException {
    ObjectNode bundle = (ObjectNode) YamlTree.read(YAML, root);
    ObjectNode paths = (ObjectNode) bundle.get("paths");
    for (var path : paths.properties()) {
      paths.set(path.getKey(), local(pathItem(path.getValue().path("$ref").asText())));
    }
    ObjectNode components = (ObjectNode) bundle.get("components");
    for (var file : files.entrySet()) {
      merge(components, file.getKey(), (ObjectNode) local(file.getValue().path("components").deepCopy()));
      file.getValue().properties().stream().filter(entry -> entry.getKey().startsWith("x-"))
          .forEach(entry -> bundle.set(entry.getKey(), entry.getValue()));
    }
    requireEveryReferenceToLeadSomewhere(bundle, bundle);
    return bundle;
  }

  private JsonNode pathItem(String reference) {
    int hash = reference.indexOf('#');
    if (hash < 1) {
      throw new IllegalArgumentException("oo.yaml lists paths by reference to a module's file, not " + reference);
    }
    return at(file(reference.substring(0, hash)), reference.substring(hash + 1), reference).deepCopy();
  }

  private JsonNode file(String name) {
    JsonNode file = files.get(name);
    if (file == null) {
      throw new IllegalArgumentException("there is no " + name + " beside oo.yaml");
    }
    return file;
  }

  private JsonNode local(JsonNode node) {
    if (node instanceof ObjectNode object) {
      for (var field : object.properties()) {
        boolean reference = field.getKey().equals("$ref") && field.getValue().isTextual();
        object.set(field.getKey(), reference ? localReference(field.getValue().asText()) : local(field.getValue()));
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, local(array.get(i)));
      }
    }
    return node;
  }

  private TextNode localReference(String reference) {
    int hash = reference.indexOf('#');
    if (hash > 0) {
      file(reference.substring(0, hash));
    }
    return TextNode.valueOf(reference.substring(hash));
  }

  private static void merge(ObjectNode components, String file, ObjectNode more) {
    for (var section : more.properties()) {
      ObjectNode target = components.withObjectProperty(section.getKey());
      for (var component : section.getValue().properties()) {
        if (target.has(component.getKey())) {
          throw new IllegalArgumentException(
              "components/" + section.getKey() + "/" + component.getKey() + " of " + file + " exists in another file");
        }
        target.set(component.getKey(), component.getValue());
      }
    }
  }

  private static void requireEveryReferenceToLeadSomewhere(JsonNode root, JsonNode node) {
    if (node.path("$ref").isTextual()) {
      at(root, node.get("$ref").asText().substring(1), node.get("$ref").asText());
    }
    node.forEach(child -> requireEveryReferenceToLeadSomewhere(root, child));
  }

  private static JsonNode at(JsonNode root, String pointer, String reference) {
    JsonNode target = root.at(pointer);
    if (target.isMissingNode()) {
      throw new IllegalArgumentException(reference + " leads nowhere");
    }
    return target;
  }
}
