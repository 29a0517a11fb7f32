/**
 * Accounts in a SQLite file, passwords as Argon2id. {@code UsersComponent} finds and opens the file and registers {@code SqliteUserStore};
 * {@code Database} looks at a file before anything may write to it; {@code Argon2id} and {@code PhcString} know passwords and nothing of SQL.
 */
package org.parley.server.users.internal;
