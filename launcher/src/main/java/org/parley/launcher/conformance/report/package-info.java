/** What came of the cases, for people and as JUnit's XML. */
package org.parley.launcher.conformance.report;
