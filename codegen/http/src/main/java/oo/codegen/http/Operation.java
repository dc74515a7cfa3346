package oo.codegen.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One operation of the contract.
 *
 * @param id its operationId
 * @param path with parameters in braces, as in the contract
 * @param scope the scope that a token needs; absent when the operation needs no token
 * @param consumes media types of the body; empty when it takes none
 * @param produces media types of an answer, the problem's among them; the one to choose when nothing else is asked for first
 * @param streamed whether the handler reads the body itself
 */
public record Operation(
    String id, String method, String path, @Nullable String scope, List<String> consumes, List<String> produces,
    boolean streamed) {}
