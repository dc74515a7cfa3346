package oo.shared.application;

/** Marks an exception whose message holds nothing that a user wrote; what others say is neither logged nor kept. */
public interface ContentFree {}
