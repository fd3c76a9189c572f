namespace Orleans.Conformance.Calls;

public interface IContextGrain : IGrainWithGuidKey
{
    Task<string?> Get(string key);

    Task<string?> GetThrough(Guid other, string key);

    Task Set(string key, string value);

    Task<int> AddToList(string key);
}

public class ContextGrain : Grain, IContextGrain
{
    public async Task<string?> Get(string key)
    {
        await Task.Yield();
        return RequestContext.Get(key)?.ToString();
    }

    public Task<string?> GetThrough(Guid other, string key) => GrainFactory.GetGrain<IContextGrain>(other).Get(key);

    public Task Set(string key, string value)
    {
        RequestContext.Set(key, value);
        return Task.CompletedTask;
    }

    public Task<int> AddToList(string key)
    {
        var list = (List<int>)RequestContext.Get(key)!;
        list.Add(1);
        return Task.FromResult(list.Count);
    }
}

public sealed class RequestContextTests(SharedSilo silo)
{
    private readonly IContextGrain _grain = silo.Grains.GetGrain<IContextGrain>(Guid.NewGuid());

    [Fact]
    public async Task Values_travel_with_a_call_and_the_calls_it_causes()
    {
        RequestContext.Set("who", "me");
        (await _grain.Get("who")).ShouldBe("me");
        (await _grain.GetThrough(Guid.NewGuid(), "who")).ShouldBe("me");
    }

    [Fact]
    public async Task What_the_callee_sets_comes_neither_back_nor_to_the_next_call()
    {
        await _grain.Set("who", "callee");
        RequestContext.Get("who").ShouldBeNull();
        (await _grain.Get("who")).ShouldBeNull();
    }

    [Fact]
    public async Task Values_are_copied_like_arguments()
    {
        var list = new List<int>();
        RequestContext.Set("list", list);
        (await _grain.AddToList("list")).ShouldBe(1);
        (await _grain.AddToList("list")).ShouldBe(1);
        list.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_removed_value_does_not_travel()
    {
        RequestContext.Set("one", "1");
        RequestContext.Set("two", "2");
        RequestContext.Remove("one").ShouldBeTrue();
        RequestContext.Keys.ShouldBe(["two"]);
        (await _grain.Get("one")).ShouldBeNull();
        RequestContext.Clear();
        (await _grain.Get("two")).ShouldBeNull();
    }
}
