using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;

/// <summary>
/// Runs each operation by interpreting its plan. The same interpreter exists in TypeScript, in
/// scripts/plan/ of the connector's source, and both must do the same: change them together.
/// </summary>
public class Script : ScriptBase
{
    private const string PlansJson = /* PLANS */;

    /// <summary>The name under which a trigger's state travels in the query of the URL to poll.</summary>
    private const string StateParameter = "triggerState";

    private static readonly Lazy<JsonObject> Plans = new Lazy<JsonObject>(() => ReadPlans.From(PlansJson));

    public override async Task<HttpResponseMessage> ExecuteAsync()
    {
        var operations = (JsonObject)Plans.Value["operations"];
        var operationId = KnownOperation(operations, Context.OperationId);
        if (operationId == null)
        {
            return Failed(new PlanFailure(404, "operation_unknown", "The connector has no operation " + Context.OperationId + "."));
        }
        var plan = (JsonObject)operations[operationId];
        var around = new Surroundings(
            Context.SendAsync, CancellationToken, Context.Request, (JsonObject)Plans.Value["advice"]);
        try
        {
            var inputs = await Inputs.ReadInputs(plan, Context.Request).ConfigureAwait(false);
            if (plan.Has("poll"))
            {
                var polled = new Polled((JsonObject)plan["poll"], operationId, inputs, around);
                return await PollOnce(polled).ConfigureAwait(false);
            }
            var scope = new JsonObject();
            scope["in"] = inputs;
            scope[Links.OriginalRequestUri] = Context.OriginalRequestUri?.OriginalString;
            var result = await Steps.RunSteps(plan["steps"] ?? new List<object>(), scope, around).ConfigureAwait(false);
            return AnswerOf(plan, result, around);
        }
        catch (PlanFailure failure)
        {
            return Failed(failure);
        }
    }

    private static HttpResponseMessage AnswerOf(JsonObject plan, JsonObject scope, Surroundings around)
    {
        var kind = (string)plan["answers"];
        if (kind == "file")
        {
            if (around.File == null) { throw new PlanFailure(404, "file_missing", "Intercom has no file to hand on here."); }
            var content = new ByteArrayContent(around.File.Bytes);
            content.Headers.TryAddWithoutValidation("Content-Type", around.File.Type);
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = content };
        }
        var answer = Evaluate.Expression(plan["answer"], scope);
        if (kind != "text") { return JsonResponse(200, answer); }
        return new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StringContent(Evaluate.TextOf(answer) ?? "", Encoding.UTF8, "text/plain"),
        };
    }

    private async Task<HttpResponseMessage> PollOnce(Polled polled)
    {
        var url = Context.OriginalRequestUri.OriginalString;
        var state = ReadState(polled.OperationId, url);
        var result = state == null
            ? await Poll.FirstPoll(polled).ConfigureAwait(false)
            : await Poll.NextPoll(polled, state).ConfigureAwait(false);
        // 200 starts a run for each item; 202 starts none (Logic Apps' polling contract).
        var response = result.Items.Count > 0
            ? JsonResponse(200, result.Items)
            : new HttpResponseMessage(HttpStatusCode.Accepted);
        AddHeader(response, "Location", Links.WithParameter(url, StateParameter, PollState.Encode(polled.OperationId, result.State)));
        if (result.RetryAfter != null) { AddHeader(response, "Retry-After", Json.TextOf(result.RetryAfter.Value)); }
        return response;
    }

    private static PollState ReadState(string operationId, string url)
    {
        var text = Links.ParameterOf(url, StateParameter);
        if (text == null) { return null; }
        try
        {
            return PollState.Decode(operationId, text);
        }
        catch (StateError)
        {
            throw new PlanFailure(
                400,
                "trigger_state_invalid",
                "The place where this trigger left off cannot be read: it is damaged, or belongs to another trigger. Turn the flow off and on again to start from now.");
        }
    }

    /// <summary>Some regions hand over the operation id in base64. A plain id can be valid base64, so it goes first.</summary>
    private static string KnownOperation(JsonObject operations, string id)
    {
        if (operations.Has(id)) { return id; }
        return operations.Keys.FirstOrDefault(known => Convert.ToBase64String(Encoding.UTF8.GetBytes(known)) == id);
    }

    private static HttpResponseMessage Failed(PlanFailure failure)
    {
        var error = new JsonObject();
        error["code"] = failure.Code;
        error["message"] = failure.Message;
        if (failure.RequestId != null) { error["request_id"] = failure.RequestId; }
        var body = new JsonObject();
        body["error"] = error;
        if (failure.Answer != null)
        {
            foreach (var key in failure.Answer.Keys) { body[key] = failure.Answer[key]; }
        }
        var response = JsonResponse(failure.Status, body);
        if (failure.RetryAfter != null) { AddHeader(response, "Retry-After", Json.TextOf(failure.RetryAfter.Value)); }
        return response;
    }

    private static HttpResponseMessage JsonResponse(int status, object body)
    {
        return new HttpResponseMessage((HttpStatusCode)status)
        {
            Content = new StringContent(Json.Write(body), Encoding.UTF8, "application/json"),
        };
    }

    /// <summary>Without validation, which would write the URL of a Location anew.</summary>
    private static void AddHeader(HttpResponseMessage response, string name, string value)
    {
        response.Headers.TryAddWithoutValidation(name, value);
    }
}
