/** The latest calls of each account, kept across starts. */
package org.parley.call.internal.history;
