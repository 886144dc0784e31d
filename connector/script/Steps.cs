using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

/// <summary>Runs the steps of plans.</summary>
internal static class Steps
{
    /// <summary>Runs the steps in order; gives the scope with what they named.</summary>
    public static async Task<JsonObject> RunSteps(object steps, JsonObject scope, Surroundings around)
    {
        var current = scope;
        foreach (var step in ((List<object>)steps).Cast<JsonObject>())
        {
            current = await RunStep(step, current, around).ConfigureAwait(false);
        }
        return current;
    }

    private static async Task<JsonObject> RunStep(JsonObject step, JsonObject scope, Surroundings around)
    {
        var name = (string)step["as"];
        if (step.Has("call")) { return await RunCall(step, scope, around).ConfigureAwait(false); }
        if (step.Has("readAll"))
        {
            return scope.With(name, await ReadAll((JsonObject)step["readAll"], scope, around).ConfigureAwait(false));
        }
        if (step.Has("pages"))
        {
            return scope.With(name, await Pages.ReadPages(step, scope, around).ConfigureAwait(false));
        }
        if (step.Has("send"))
        {
            return scope.With(name, await Sending.SendRequest((JsonObject)step["send"], scope, around).ConfigureAwait(false));
        }
        if (step.Has("let")) { return scope.With(name, Evaluate.Expression(step["let"], scope)); }
        if (step.Has("when"))
        {
            if (!Evaluate.IsTrue(Evaluate.Expression(step["when"], scope))) { return scope; }
            return await RunSteps(step["do"], scope, around).ConfigureAwait(false);
        }
        var fail = (JsonObject)step["fail"];
        var message = Evaluate.TextOf(Evaluate.Expression(fail["message"], scope)) ?? "";
        throw new PlanFailure((int)(long)fail["status"], (string)fail["code"], message);
    }

    private static async Task<JsonObject> RunCall(JsonObject step, JsonObject scope, Surroundings around)
    {
        PlanFailure failure;
        try
        {
            var call = (JsonObject)step["call"];
            var outgoing = Call.OutgoingOf(call, scope);
            if (call.Has("secondsAt")) { outgoing.Body = SecondsAt.Converted((JsonObject)call["secondsAt"], outgoing.Body, scope); }
            var request = Call.RequestOf(outgoing, around.Request);
            var explain = (JsonObject)step["explain"];
            var answer = await Call.MakeCall(request, scope, explain, around, (string)call["answer"]).ConfigureAwait(false);
            return scope.With((string)step["as"], answer.Body);
        }
        catch (PlanFailure caught)
        {
            failure = caught;
        }
        var on = step["on"] as JsonObject ?? new JsonObject();
        var instead = on[Json.TextOf(failure.Status)];
        if (instead != null)
        {
            var error = new JsonObject();
            error["status"] = (long)failure.Status;
            error["code"] = failure.Code;
            error["message"] = failure.Message;
            return await RunSteps(instead, scope.With("error", error), around).ConfigureAwait(false);
        }
        throw step.Has("undo") ? await Undone(step["undo"], failure, scope, around).ConfigureAwait(false) : failure;
    }

    /// <summary>Undoes, and gives the failure to report: the first one, and whether undoing it failed as well.</summary>
    private static async Task<PlanFailure> Undone(object steps, PlanFailure failure, JsonObject scope, Surroundings around)
    {
        try
        {
            await RunSteps(steps, scope, around).ConfigureAwait(false);
            return failure;
        }
        catch (PlanFailure error)
        {
            return new PlanFailure(
                failure.Status,
                failure.Code,
                failure.Message + " What was done before could not be undone: " + error.Message,
                failure.RequestId,
                failure.RetryAfter,
                failure.Answer);
        }
    }

    private static async Task<List<object>> ReadAll(JsonObject spec, JsonObject scope, Surroundings around)
    {
        var max = (long)spec["max"];
        var byNumber = (string)spec["by"] == "number";
        var all = new List<object>();
        object position = byNumber ? 1L : (object)null;
        for (var page = 1; page <= max; page++)
        {
            var request = Call.BuildRequest(spec, scope.With("page", position), around.Request);
            var answer = await Call.MakeCall(request, scope, null, around).ConfigureAwait(false);
            var found = Evaluate.ValueAt(answer.Body, (string)spec["items"]) as List<object>;
            if (found == null || found.Count == 0) { break; }
            all.AddRange(found);
            var next = Evaluate.ValueAt(answer.Body, byNumber ? "pages.next" : "pages.next.starting_after");
            if (next == null) { break; }
            position = byNumber ? page + 1L : next;
        }
        return all;
    }
}
