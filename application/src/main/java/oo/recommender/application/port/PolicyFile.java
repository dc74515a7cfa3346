package oo.recommender.application.port;

import java.util.List;
import oo.recommender.domain.rollout.PolicyPlan;

/** The file that says which policies there are. */
public interface PolicyFile {

  /** As it is now. */
  Reading read();

  sealed interface Reading {

    record Valid(PolicyPlan plan) implements Reading {}

    /** @param version of what was read, to tell one bad file from the next; empty where nothing could be read */
    record Faulty(String version, List<Fault> faults) implements Reading {

      public Faulty {
        faults = List.copyOf(faults);
      }
    }
  }

  /** @param pointer JSON Pointer into the file; empty for the file itself */
  record Fault(String pointer, String message) {

    @Override
    public String toString() {
      return (pointer.isEmpty() ? "/" : pointer) + ": " + message;
    }
  }
}
