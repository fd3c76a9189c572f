namespace Orleans.Conformance.State;

[GenerateSerializer]
public sealed class Note
{
    [Id(0)]
    public string Text { get; set; } = "new";

    [Id(1)]
    public int Count { get; set; }
}

public interface IStateGrain : IGrainWithGuidKey
{
    Task<string> Read(string which);

    Task Write(string which, string text);

    Task Clear(string which);

    Task Reread(string which);

    Task<(bool Exists, string? Etag)> Record(string which);

    Task WriteLater(string atCall, string atWrite);

    Task Deactivate();

    Task WriteCatching(string text);

    Task WriteThrough(Guid other, string text);
}

public class StateGrain(
    [PersistentState("first")] IPersistentState<Note> first,
    [PersistentState("second", "other")] IPersistentState<Note> second) : Grain, IStateGrain
{
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Probe.Of(this).Note($"activated with {first.State.Text}");
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Probe.Of(this).Note($"deactivated: {reason.ReasonCode}");
        return Task.CompletedTask;
    }

    public Task<string> Read(string which) => Task.FromResult(Of(which).State.Text);

    public Task Write(string which, string text)
    {
        Of(which).State.Text = text;
        return Of(which).WriteStateAsync();
    }

    public Task Clear(string which) => Of(which).ClearStateAsync();

    public Task Reread(string which) => Of(which).ReadStateAsync();

    public Task<(bool Exists, string? Etag)> Record(string which) => Task.FromResult((Of(which).RecordExists, Of(which).Etag));

    public Task WriteLater(string atCall, string atWrite)
    {
        first.State.Text = atCall;
        var write = first.WriteStateAsync();
        first.State.Text = atWrite;
        return write;
    }

    public Task Deactivate()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public async Task WriteCatching(string text)
    {
        try
        {
            await Write("first", text);
        }
        catch (Orleans.Storage.InconsistentStateException)
        {
            Probe.Of(this).Note("caught");
        }
    }

    public async Task WriteThrough(Guid other, string text) =>
        await GrainFactory.GetGrain<IStateGrain>(other).Write("first", text);

    private IPersistentState<Note> Of(string which) => which == "first" ? first : second;
}
