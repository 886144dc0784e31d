/// <summary>A trigger that is being polled.</summary>
internal sealed class Polled
{
    public Polled(JsonObject spec, string operationId, JsonObject inputs, Surroundings around)
    {
        Spec = spec;
        OperationId = operationId;
        Inputs = inputs;
        Around = around;
    }

    public JsonObject Spec { get; private set; }
    public string OperationId { get; private set; }

    /// <summary>What the maker filled in, by name.</summary>
    public JsonObject Inputs { get; private set; }

    public Surroundings Around { get; private set; }
}
