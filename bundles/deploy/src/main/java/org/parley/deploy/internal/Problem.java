package org.parley.deploy.internal;

/**
 * What is wrong with a configuration.
 *
 * @param key  empty where it is none of one key
 * @param text part of a line: the key, what is wrong, what is allowed
 */
record Problem(String key, String text) {}
