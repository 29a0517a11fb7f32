package org.parley.itests;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.osgi.framework.BundleContext;

/**
 * Runs the methods of a Jupiter test class inside the shipped Felix. The class is loaded twice: Jupiter calls the outer
 * twin, and each call is passed to the inner one, which Pax Exam installed as a bundle. Only {@link BundleContext} parameters are given.
 */
final class InFelix implements BeforeAllCallback, ParameterResolver, InvocationInterceptor {
    private static final Namespace NAMESPACE = Namespace.create(InFelix.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        container(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == BundleContext.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return container(context).probe().getBundleContext();
    }

    @Override
    public void interceptBeforeEachMethod(Invocation<Void> outside, ReflectiveInvocationContext<Method> call, ExtensionContext context)
            throws Throwable {
        inside(outside, call, context);
    }

    @Override
    public void interceptTestMethod(Invocation<Void> outside, ReflectiveInvocationContext<Method> call, ExtensionContext context)
            throws Throwable {
        inside(outside, call, context);
    }

    @Override
    public void interceptAfterEachMethod(Invocation<Void> outside, ReflectiveInvocationContext<Method> call, ExtensionContext context)
            throws Throwable {
        inside(outside, call, context);
    }

    private static ShippedFelix container(ExtensionContext context) {
        return context.getRoot().getStore(NAMESPACE)
            .computeIfAbsent(context.getRequiredTestClass(), ShippedFelix::startFor, ShippedFelix.class);
    }

    private static void inside(Invocation<Void> outside, ReflectiveInvocationContext<Method> call, ExtensionContext context) throws Throwable {
        outside.skip();
        ShippedFelix felix = container(context);
        Object twin = context.getStore(NAMESPACE).computeIfAbsent("twin of " + context.getUniqueId(),
            k -> felix.newTwin(context.getRequiredTestClass()));
        Method method = Arrays.stream(twin.getClass().getDeclaredMethods())
            .filter(m -> m.toGenericString().equals(call.getExecutable().toGenericString())).findFirst().orElseThrow();
        method.setAccessible(true);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(twin.getClass().getClassLoader());
        try {
            method.invoke(twin, call.getArguments().toArray());
        } catch (InvocationTargetException e) {
            throw e.getCause();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
