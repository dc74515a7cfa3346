package oo.chaos.journal;

/** A request that is made until it is answered, always with the same key. */
public record Intent(String user, String key, Kind kind, String path, String mediaType, String body) {}
