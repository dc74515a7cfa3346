package oo.chaos;

import java.util.Map;

/**
 * What came out of one experiment.
 *
 * @param reached whether the target is met; what must not happen at all is never nearly met
 * @param details all other figures, by name
 */
record Finding(String id, String what, String measured, String target, boolean reached, Map<String, Object> details) {}
