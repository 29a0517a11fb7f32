/** Tests of the shipped distribution: inside its Felix through Pax Exam, and from outside as processes. */
package org.parley.itests;
