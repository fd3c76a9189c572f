namespace Orleans.Conformance.Turns;

public interface IAccessGrain : IGrainWithGuidKey
{
    Task<string> Outside(string what);

    Task<int> ThroughInjectedFactory();

    Task<string?> Ambient();

    /// <summary>Not async, so what it sets is not undone for it.</summary>
    Task SetAmbient(string value);
}

public class AccessGrain([PersistentState("access")] IPersistentState<Payload> state, IGrainFactory injected) : Grain, IAccessGrain
{
    internal static readonly AsyncLocal<string?> Local = new();

    public Task<string> Outside(string what) => Task.Run(async () =>
    {
        try
        {
            switch (what)
            {
                case "factory":
                    _ = GrainFactory;
                    break;
                case "timer":
                    this.RegisterGrainTimer(() => Task.CompletedTask, TimeSpan.FromHours(1), TimeSpan.FromHours(1));
                    break;
                case "state":
                    _ = state.State;
                    break;
                case "write":
                    await state.WriteStateAsync();
                    break;
                case "etag":
                    _ = state.Etag;
                    _ = state.RecordExists;
                    break;
                case "deactivate":
                    DeactivateOnIdle();
                    break;
            }

            return "allowed";
        }
        catch (InvalidOperationException)
        {
            return "refused";
        }
    });

    public Task<int> ThroughInjectedFactory() =>
        Task.Run(() => injected.GetGrain<IChainGrain>(Guid.NewGuid()).Answer());

    public Task<string?> Ambient() => Task.FromResult(Local.Value);

    public Task SetAmbient(string value)
    {
        Local.Value = value;
        return Task.CompletedTask;
    }
}

[GenerateSerializer]
public sealed class Payload
{
    [Id(0)]
    public string? Text { get; set; }

    [Id(1)]
    public int Number { get; set; }
}

public sealed class AccessTests(SharedSilo silo)
{
    private readonly IAccessGrain _grain = silo.Grains.GetGrain<IAccessGrain>(Guid.NewGuid());

    [Theory]
    [InlineData("factory", "refused")]
    [InlineData("timer", "refused")]
    [InlineData("state", "refused")]
    [InlineData("write", "refused")]
    [InlineData("etag", "allowed")]
    [InlineData("deactivate", "allowed")]
    public async Task Off_its_scheduler_a_grain_may_not_touch_what_belongs_to_the_activation(string what, string answer) =>
        (await _grain.Outside(what)).ShouldBe(answer);

    [Fact]
    public async Task An_injected_factory_works_anywhere() => (await _grain.ThroughInjectedFactory()).ShouldBe(42);

    [Fact]
    public async Task The_callers_ambient_values_do_not_reach_the_grain()
    {
        AccessGrain.Local.Value = "mine";
        (await _grain.Ambient()).ShouldBeNull();
    }

    [Fact]
    public async Task What_one_call_leaves_in_the_context_the_next_does_not_see()
    {
        await _grain.SetAmbient("left");
        (await _grain.Ambient()).ShouldBeNull();
    }
}
