package oo.shared.adapter.metrics;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** What is shown of the virtual machine and the process, under the names that ready-made dashboards know. */
public enum PlatformMeasure {
  GC_PAUSE("jvm.gc.pause", "jvm_gc_pause_seconds", "Pauses of the garbage collector: count, sum and recent maximum", "action, cause, gc"),
  GC_ALLOCATED("jvm.gc.memory.allocated", "jvm_gc_memory_allocated_bytes_total", "Growth of the young generation between collections", ""),
  GC_PROMOTED("jvm.gc.memory.promoted", "jvm_gc_memory_promoted_bytes_total", "Growth of the old generation", ""),
  GC_LIVE("jvm.gc.live.data.size", "jvm_gc_live_data_size_bytes", "Old generation after the last full collection", ""),
  MEMORY_USED("jvm.memory.used", "jvm_memory_used_bytes", "Memory in use", "area, id"),
  MEMORY_COMMITTED("jvm.memory.committed", "jvm_memory_committed_bytes", "Memory that the virtual machine has taken", "area, id"),
  MEMORY_MAX("jvm.memory.max", "jvm_memory_max_bytes", "Memory that it may take; -1 where there is no limit", "area, id"),
  THREADS_LIVE("jvm.threads.live", "jvm_threads_live_threads", "Platform threads; requests run on virtual ones, which are not counted", ""),
  THREADS_PEAK("jvm.threads.peak", "jvm_threads_peak_threads", "Most platform threads so far", ""),
  CPU_USAGE("process.cpu.usage", "process_cpu_usage", "CPU time of this process, from 0 to 1 of all CPUs", ""),
  CPU_COUNT("system.cpu.count", "system_cpu_count", "CPUs that the virtual machine may use", ""),
  FILES_OPEN("process.files.open", "process_files_open_files", "Open files and sockets", ""),
  FILES_MAX("process.files.max", "process_files_max_files", "Files and sockets that may be open", ""),
  UPTIME("process.uptime", "process_uptime_seconds", "Since the start", "");

  private static final Set<String> KEYS =
      Arrays.stream(values()).map(PlatformMeasure::key).collect(Collectors.toUnmodifiableSet());

  private final String key;
  private final String family;
  private final String description;
  private final String labels;

  PlatformMeasure(String key, String family, String description, String labels) {
    this.key = key;
    this.family = family;
    this.description = description;
    this.labels = labels;
  }

  String key() {
    return key;
  }

  String family() {
    return family;
  }

  String description() {
    return description;
  }

  String labels() {
    return labels;
  }

  static boolean has(String key) {
    return KEYS.contains(key);
  }
}
