package oo.recommender.domain.decision;

import java.util.List;

/** Whether a logged decision, made again, is the same to the last bit. */
public sealed interface Verdict {

  record Identical() implements Verdict {}

  /** @param what names every part that came out differently */
  record Different(List<String> what) implements Verdict {}

  /** It cannot be made again. @param reason names the policy, model or feature schema that is not there any more */
  record Refused(String reason) implements Verdict {}
}
