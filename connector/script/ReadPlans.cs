using System;
using System.Collections.Generic;

/// <summary>The plans of the script, with the trees of times that they refer to in the references' place.</summary>
internal static class ReadPlans
{
    public static JsonObject From(string text)
    {
        object value;
        Json.TryParse(text, out value);
        var plans = (JsonObject)value;
        LinkTimes(plans);
        return plans;
    }

    /// <summary>
    /// Puts trees of times in the place of references to them, so that nothing has to look them up
    /// later. A tree that refers to itself then holds itself.
    /// </summary>
    private static void LinkTimes(JsonObject plans)
    {
        var trees = plans["times"] as JsonObject ?? new JsonObject();
        LinkBranches(trees, trees);
        var operations = (JsonObject)plans["operations"];
        foreach (var operationId in operations.Keys)
        {
            var plan = (JsonObject)operations[operationId];
            foreach (var key in plan.Keys)
            {
                if (key == "inputs") { LinkRules(plan[key], trees); }
                else { LinkOperators(plan[key], trees); }
            }
        }
    }

    /// <summary>In what a plan computes, trees are beside $times.</summary>
    private static void LinkOperators(object value, JsonObject trees)
    {
        var list = value as List<object>;
        if (list != null) { list.ForEach(item => LinkOperators(item, trees)); }
        var node = value as JsonObject;
        if (node == null) { return; }
        if (!node.Has("$times"))
        {
            foreach (var key in node.Keys) { LinkOperators(node[key], trees); }
            return;
        }
        LinkOperators(node["$times"], trees);
        node["in"] = Linked(node["in"], trees);
    }

    /// <summary>In what it takes in, they are called times, at any depth.</summary>
    private static void LinkRules(object rules, JsonObject trees)
    {
        foreach (var rule in rules as List<object> ?? new List<object>()) { LinkRule((JsonObject)rule, trees); }
    }

    private static void LinkRule(JsonObject rule, JsonObject trees)
    {
        if (rule == null) { return; }
        if (rule.Has("times")) { rule["times"] = Linked(rule["times"], trees); }
        LinkRules(rule["fields"], trees);
        LinkRule((JsonObject)rule["items"], trees);
    }

    private static void LinkBranches(JsonObject tree, JsonObject trees)
    {
        foreach (var key in tree.Keys) { tree[key] = Linked(tree[key], trees); }
    }

    private static object Linked(object tree, JsonObject trees)
    {
        if (tree is string) { return TreeNamed((string)tree, trees); }
        if (tree is JsonObject) { LinkBranches((JsonObject)tree, trees); }
        return tree;
    }

    /// <summary>Throws where no tree has that name, or it is only a name for itself.</summary>
    private static object TreeNamed(string reference, JsonObject trees)
    {
        object tree = reference;
        for (var step = 0; tree is string && step <= trees.Keys.Count; step++) { tree = trees[((string)tree).Substring(1)]; }
        if (tree != null && !(tree is string)) { return tree; }
        throw new InvalidOperationException(
            "script.csx: the plans refer to " + reference + ", but hold no tree of times of that name. Build the connector anew.");
    }
}
