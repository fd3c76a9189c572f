using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace Orleans.Conformance.State;

public sealed class ConflictTests(SharedSilo silo)
{
    private readonly Guid _key = Guid.NewGuid();

    private Probe Probe => Probe.Of(_key);

    private IStateGrain Grain => silo.Grains.GetGrain<IStateGrain>(_key);

    [Fact]
    public async Task A_write_over_a_newer_record_is_refused_and_the_next_activation_reads_it()
    {
        await Grain.Write("first", "mine");
        await WriteBehindItsBack("theirs");
        await Should.ThrowAsync<InconsistentStateException>(Grain.Write("first", "lost").Soon());
        (await Grain.Read("first").Soon()).ShouldBe("theirs");
        Probe.Events.ShouldBe(["activated with new", "deactivated: ApplicationError", "activated with theirs"]);
    }

    [Fact]
    public async Task A_conflict_that_the_grain_catches_does_not_end_it()
    {
        await Grain.Write("first", "mine");
        await WriteBehindItsBack("theirs");
        await Grain.WriteCatching("lost").Soon();
        (await Grain.Read("first").Soon()).ShouldBe("lost");
        Probe.Events.ShouldBe(["activated with new", "caught"]);
        await Grain.Reread("first");
        (await Grain.Read("first")).ShouldBe("theirs");
    }

    [Fact]
    public async Task A_conflict_ends_only_the_grain_it_arose_in()
    {
        var upstream = Guid.NewGuid();
        await Grain.Write("first", "mine");
        await WriteBehindItsBack("theirs");
        var caller = silo.Grains.GetGrain<IStateGrain>(upstream);
        await Should.ThrowAsync<InconsistentStateException>(caller.WriteThrough(_key, "lost").Soon());
        await Eventually.Holds(() => Probe.Events.Contains("deactivated: ApplicationError"));
        await caller.Read("first").Soon();
        Probe.Of(upstream).Events.ShouldBe(["activated with new"]);
    }

    private async Task WriteBehindItsBack(string text)
    {
        var storage = silo.Silo.Services.GetRequiredKeyedService<IGrainStorage>("Default");
        var id = Grain.GetGrainId();
        var state = new GrainState<Note>(new Note());
        await storage.ReadStateAsync("first", id, state);
        state.State = new Note { Text = text };
        await storage.WriteStateAsync("first", id, state);
    }
}
