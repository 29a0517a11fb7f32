package org.parley.ui.swt.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.Thread.UncaughtExceptionHandler;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;

class ClassReaderTest {
    /** What Felix has of a bundle that goes while its entries are read. */
    private static final Enumeration<URL> GONE = new Enumeration<>() {
        @Override
        public boolean hasMoreElements() {
            return true;
        }

        @Override
        public URL nextElement() {
            throw new NullPointerException("the return value of getContent() is null");
        }
    };

    private static Bundle bundle() {
        return (Bundle) Proxy.newProxyInstance(Bundle.class.getClassLoader(), new Class<?>[] {Bundle.class}, (proxy, method, arguments) -> GONE);
    }

    @Test
    void nobodyIsToldThatABundleWentWhileItWasRead() {
        List<Throwable> complaints = Collections.synchronizedList(new ArrayList<>());
        UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> complaints.add(failure));
        try {
            ClassReader reader = new ClassReader(bundle()).then(() -> complaints.add(new AssertionError("went on")));
            reader.start();
            reader.finish();
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
        assertThat(complaints).isEmpty();
    }
}
