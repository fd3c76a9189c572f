namespace Orleans.Conformance.State;

public sealed class PersistentStateTests(SharedSilo silo)
{
    private readonly Guid _key = Guid.NewGuid();

    private IStateGrain Grain => silo.Grains.GetGrain<IStateGrain>(_key);

    [Fact]
    public async Task What_was_never_written_is_a_new_instance_and_no_record()
    {
        (await Grain.Read("first")).ShouldBe("new");
        (await Grain.Record("first")).ShouldBe((false, null));
    }

    [Fact]
    public async Task What_was_written_is_read_before_the_next_activation()
    {
        await Grain.Write("first", "kept");
        await Grain.Deactivate();
        (await Grain.Read("first").Soon()).ShouldBe("kept");
        Probe.Of(_key).Events[^1].ShouldBe("activated with kept");
        (await Grain.Record("first")).Exists.ShouldBeTrue();
    }

    [Fact]
    public async Task What_was_not_written_is_forgotten()
    {
        await Grain.Write("first", "kept");
        await Should.ThrowAsync<Exception>(silo.Grains.GetGrain<IForgetfulGrain>(_key).ChangeAndFail());
        await Grain.Deactivate();
        (await Grain.Read("first").Soon()).ShouldBe("kept");
    }

    [Fact]
    public async Task Each_write_changes_the_etag()
    {
        await Grain.Write("first", "one");
        var (_, one) = await Grain.Record("first");
        await Grain.Write("first", "two");
        var (_, two) = await Grain.Record("first");
        one.ShouldNotBeNull();
        two.ShouldNotBe(one);
    }

    [Fact]
    public async Task States_of_several_names_and_storages_are_apart()
    {
        await Grain.Write("first", "one");
        await Grain.Write("second", "two");
        await Grain.Deactivate();
        (await Grain.Read("first").Soon()).ShouldBe("one");
        (await Grain.Read("second")).ShouldBe("two");
    }

    [Fact]
    public async Task Clearing_leaves_a_new_instance_and_no_record()
    {
        await Grain.Write("first", "gone");
        await Grain.Clear("first");
        (await Grain.Read("first")).ShouldBe("new");
        (await Grain.Record("first")).Exists.ShouldBeFalse();
        await Grain.Deactivate();
        (await Grain.Read("first").Soon()).ShouldBe("new");
    }

    [Fact]
    public async Task After_clearing_the_state_can_be_written_again()
    {
        await Grain.Write("first", "gone");
        await Grain.Clear("first");
        await Grain.Write("first", "again");
        await Grain.Deactivate();
        (await Grain.Read("first").Soon()).ShouldBe("again");
    }

    [Fact]
    public async Task A_write_stores_the_state_as_it_is_when_the_write_starts()
    {
        await Grain.WriteLater("early", "late");
        await Grain.Deactivate();
        (await Grain.Read("first").Soon()).ShouldBe("late");
    }

    [Fact]
    public async Task A_grain_with_a_state_of_its_own_class_keeps_it()
    {
        var grain = silo.Grains.GetGrain<IClassicGrain>(_key);
        (await grain.Add(2)).ShouldBe(2);
        (await grain.Add(3)).ShouldBe(5);
        await grain.Deactivate();
        (await grain.Add(0).Soon()).ShouldBe(5);
        await grain.Forget();
        await grain.Deactivate();
        (await grain.Add(0).Soon()).ShouldBe(0);
    }

    [Fact]
    public async Task A_state_cannot_be_used_in_the_constructor() =>
        (await Should.ThrowAsync<InvalidOperationException>(silo.Grains.GetGrain<IHastyGrain>(_key).Call()))
        .InnerException.ShouldBeOfType<InvalidOperationException>();

    [Fact]
    public async Task A_state_in_a_storage_that_is_not_there_fails_the_activation()
    {
        var error = await Should.ThrowAsync<Exception>(silo.Grains.GetGrain<IHomelessGrain>(_key).Call());
        Chain(error).OfType<Orleans.Storage.BadProviderConfigException>().ShouldNotBeEmpty();
    }

    private static IEnumerable<Exception> Chain(Exception? error)
    {
        for (; error is not null; error = error.InnerException)
            yield return error;
    }
}

public interface IForgetfulGrain : IGrainWithGuidKey
{
    Task ChangeAndFail();
}

public class ForgetfulGrain([PersistentState("forgetful")] IPersistentState<Note> state) : Grain, IForgetfulGrain
{
    public Task ChangeAndFail()
    {
        state.State.Text = "changed";
        throw new NotSupportedException();
    }
}

public interface IClassicGrain : IGrainWithGuidKey
{
    Task<int> Add(int count);

    Task Forget();

    Task Deactivate();
}

public class ClassicGrain : Grain<Note>, IClassicGrain
{
    public async Task<int> Add(int count)
    {
        State.Count += count;
        await WriteStateAsync();
        return State.Count;
    }

    public Task Forget() => ClearStateAsync();

    public Task Deactivate()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}

public interface IHastyGrain : IGrainWithGuidKey
{
    Task Call();
}

public class HastyGrain : Grain, IHastyGrain
{
    private readonly bool _exists;

    public HastyGrain([PersistentState("hasty")] IPersistentState<Note> state) => _exists = state.RecordExists;

    public Task Call() => Task.FromResult(_exists);
}

public interface IHomelessGrain : IGrainWithGuidKey
{
    Task Call();
}

public class HomelessGrain([PersistentState("homeless", "nowhere")] IPersistentState<Note> state) : Grain, IHomelessGrain
{
    public Task Call() => state.WriteStateAsync();
}
