using Orleans.Conformance.State;

namespace Orleans.Conformance.AdoNet;

public interface IRowGrain : IGrainWithGuidKey
{
    Task<string> Read();

    Task Write(string text);

    Task<string?> WriteAndGetEtag(string text);

    Task<string?> ClearAndGetEtag();

    Task<string?> ClearAndGetEtagWhereRowsAreDeleted(string text);

    Task Deactivate();
}

public class RowGrain(
    [PersistentState("row", "database")] IPersistentState<Note> state,
    [PersistentState("deleted", "deleting")] IPersistentState<Note> deleted) : Grain, IRowGrain
{
    public Task<string> Read() => Task.FromResult(state.State.Text);

    public Task Write(string text)
    {
        state.State.Text = text;
        return state.WriteStateAsync();
    }

    public async Task<string?> WriteAndGetEtag(string text)
    {
        await Write(text);
        return state.Etag;
    }

    public async Task<string?> ClearAndGetEtag()
    {
        await state.ClearStateAsync();
        state.RecordExists.ShouldBeFalse();
        return state.Etag;
    }

    public async Task<string?> ClearAndGetEtagWhereRowsAreDeleted(string text)
    {
        deleted.State.Text = text;
        await deleted.WriteStateAsync();
        deleted.Etag.ShouldBe("1");
        await deleted.ClearStateAsync();
        return deleted.Etag;
    }

    public Task Deactivate()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}
