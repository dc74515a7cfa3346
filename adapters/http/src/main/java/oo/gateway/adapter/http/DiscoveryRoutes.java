package oo.gateway.adapter.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import oo.codegen.http.Call;
import oo.codegen.http.Reply;
import oo.codegen.http.api.DiscoveryService;
import oo.codegen.http.model.ApiCatalog;
import oo.codegen.http.model.ApiCatalogEntry;
import oo.codegen.http.model.ApiCatalogLink;
import oo.shared.adapter.http.ETags;
import oo.shared.adapter.http.ProblemCode;

/** The API described by itself: contract, documentation, problem types, catalogue. */
final class DiscoveryRoutes implements DiscoveryService {

  private final String contract;
  private final String documentation;
  private final ProblemPages problems;
  private final ApiCatalog catalog;

  DiscoveryRoutes(Contract contract, Problems problems, URI publicUrl) {
    this.contract = contract.text();
    this.documentation = new DocumentationPage(contract, problems).html();
    this.problems = new ProblemPages(problems);
    this.catalog = new ApiCatalog(List.of(new ApiCatalogEntry(URI.create(publicUrl + "/v1"),
        List.of(new ApiCatalogLink(URI.create(publicUrl + "/openapi.yaml"), "application/yaml"),
            new ApiCatalogLink(URI.create(publicUrl + "/v1/events/descriptors"), "application/x-protobuf")),
        List.of(new ApiCatalogLink(URI.create(publicUrl + "/docs"), "text/html")))));
  }

  @Override
  public Reply<ApiCatalog> getApiCatalog(Call call) {
    return cacheable(catalog, new String(Json.bytes(catalog), StandardCharsets.UTF_8));
  }

  @Override
  public Reply<String> getContract(Call call) {
    return cacheable(contract, contract);
  }

  @Override
  public Reply<String> getDocumentation(Call call) {
    return page(cacheable(documentation, documentation));
  }

  @Override
  public Reply<String> getProblemType(Call call, String code) {
    String html = problems.html(code);
    if (html == null) {
      throw ProblemCode.PROBLEM_TYPE_NOT_FOUND.problem("The catalogue has no code " + code + ".").param("code", code);
    }
    return page(Reply.ok(html));
  }

  private static Reply<String> page(Reply<String> reply) {
    return reply.with("Content-Security-Policy", Html.CONTENT_SECURITY_POLICY);
  }

  private static <T> Reply<T> cacheable(T body, String text) {
    return Reply.ok(body).with("ETag", '"' + ETags.digest(text.getBytes(StandardCharsets.UTF_8)) + '"')
        .with("Cache-Control", "no-cache");
  }
}
