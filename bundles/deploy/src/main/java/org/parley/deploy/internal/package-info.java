/**
 * A look at what lies in the watched folders, before it takes effect: values of configuration files, and jars that are no bundles. File Install, which watches the folders, asks its
 * artifact installers in the order of their ranking; those here come before and after its own.
 */
package org.parley.deploy.internal;
