package org.parley.launcher.conformance;

/**
 * Somebody who can log in.
 *
 * @param own whether this program made the account, so that it may be locked or misused
 */
public record Account(String name, String password, boolean own) {
    /** The name with the case of its letters turned around. */
    public String otherCase() throws NotRun {
        StringBuilder turned = new StringBuilder();
        for (char c : name.toCharArray()) {
            turned.append(Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c));
        }
        if (turned.toString().equals(name)) {
            throw new NotRun("the name " + name + " has no letter, so that it has one case only");
        }
        return turned.toString();
    }
}
