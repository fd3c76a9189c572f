using Orleans.Hosting;

namespace Orleans.Conformance.Filters;

public interface IFilteredGrain : IGrainWithGuidKey
{
    Task<string> Call(string argument);

    Task<string> CallOther(Guid other);

    Task Fail();

    Task Swallowed();

    Task StartTimer();
}

public class FilteredGrain : Grain, IFilteredGrain, IIncomingGrainCallFilter
{
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        Probe.Of(this).Note("grain before");
        await context.Invoke();
        Probe.Of(this).Note("grain after");
    }

    public Task<string> Call(string argument)
    {
        Probe.Of(this).Note("method");
        return Task.FromResult(argument);
    }

    public Task<string> CallOther(Guid other) => GrainFactory.GetGrain<IFilteredGrain>(other).Call("from a grain");

    public Task Fail() => throw new NotSupportedException("inner");

    public Task Swallowed() => Task.CompletedTask;

    public Task StartTimer()
    {
        this.RegisterGrainTimer(() => Task.CompletedTask, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        return Task.CompletedTask;
    }
}

/// <summary>A filter as a service.</summary>
public sealed class SecondFilter : IIncomingGrainCallFilter, IOutgoingGrainCallFilter
{
    public Task Invoke(IIncomingGrainCallContext context) => FilteringSilo.Around("second", "in", context);

    public Task Invoke(IOutgoingGrainCallContext context) => FilteringSilo.Around("second", "out", context);
}

public sealed class FilteringSilo : IAsyncLifetime
{
    public TestSilo Silo { get; private set; } = null!;

    public static async Task Around(string name, string direction, IGrainCallContext context)
    {
        if (context.TargetId.Type.ToString() != "filtered")
        {
            await context.Invoke();
            return;
        }

        var probe = Probe.Of(context.TargetId.GetGuidKey());
        probe.Note($"{name} {direction} before");
        await context.Invoke();
        probe.Note($"{name} {direction} after");
    }

    public async ValueTask InitializeAsync() => Silo = await TestSilo.Start(silo => silo
        .AddIncomingGrainCallFilter(First)
        .AddIncomingGrainCallFilter<SecondFilter>()
        .AddOutgoingGrainCallFilter(context => Around("first", "out", context))
        .AddOutgoingGrainCallFilter<SecondFilter>());

    public ValueTask DisposeAsync() => Silo.DisposeAsync();

    private static async Task First(IIncomingGrainCallContext context)
    {
        if (context.TargetId.Type.ToString() == "filtered")
        {
            var probe = Probe.Of(context.TargetId.GetGuidKey());
            probe.Values["source"] = context.SourceId;
            probe.Values["method"] = context.InterfaceMethod;
            probe.Values["implementation"] = context.ImplementationMethod;
            probe.Values["grain"] = context.Grain;
            probe.Signal(context.MethodName);
            if (context.MethodName == nameof(IFilteredGrain.Swallowed))
                return;
            if (context.Request.GetArgumentCount() > 0 && context.Request.GetArgument(0) is "answer for the grain")
            {
                context.Result = "answered by the filter";
                return;
            }

            if (context.Request.GetArgumentCount() > 0 && context.Request.GetArgument(0) is "change me")
                context.Request.SetArgument(0, "changed");
        }

        try
        {
            await Around("first", "in", context);
            if (context.Result is "change the result")
                context.Result = "changed result";
        }
        catch (NotSupportedException e)
        {
            throw new InvalidCastException("outer", e);
        }
    }
}

public sealed class FilterTests(FilteringSilo filtering) : IClassFixture<FilteringSilo>
{
    private readonly Guid _key = Guid.NewGuid();

    private Probe Probe => Probe.Of(_key);

    private IFilteredGrain Grain => filtering.Silo.Grains.GetGrain<IFilteredGrain>(_key);

    [Fact]
    public async Task Filters_run_around_a_call_in_order_of_registration()
    {
        (await Grain.Call("argument")).ShouldBe("argument");
        Probe.Events.ShouldBe([
            "first out before", "second out before", "first in before", "second in before", "grain before", "method",
            "grain after", "second in after", "first in after", "second out after", "first out after"]);
    }

    [Fact]
    public async Task A_filter_may_change_arguments_and_results_and_answer_itself()
    {
        (await Grain.Call("change me")).ShouldBe("changed");
        (await Grain.Call("change the result")).ShouldBe("changed result");
        (await Grain.Call("answer for the grain")).ShouldBe("answered by the filter");
        Probe.Events.Count(e => e == "method").ShouldBe(2);
    }

    [Fact]
    public async Task A_filter_sees_and_may_replace_the_exception() =>
        (await Should.ThrowAsync<InvalidCastException>(Grain.Fail())).InnerException.ShouldBeOfType<NotSupportedException>();

    [Fact]
    public async Task A_filter_that_neither_passes_on_nor_answers_fails_the_call() =>
        await Should.ThrowAsync<InvalidOperationException>(Grain.Swallowed());

    [Fact]
    public async Task A_filter_knows_who_calls_what()
    {
        await Grain.Call("from outside");
        Probe.Values["method"].ShouldBe(typeof(IFilteredGrain).GetMethod(nameof(IFilteredGrain.Call)));
        Probe.Values["implementation"].ShouldBe(typeof(FilteredGrain).GetMethod(nameof(FilteredGrain.Call)));
        Probe.Values["grain"].ShouldBeOfType<FilteredGrain>();

        var caller = filtering.Silo.Grains.GetGrain<IFilteredGrain>(Guid.NewGuid());
        await caller.CallOther(_key);
        Probe.Values["source"].ShouldBe(caller.GetGrainId());
    }

    [Fact]
    public async Task Timer_ticks_pass_through_incoming_filters()
    {
        await Grain.StartTimer();
        await Probe.WaitFor("InvokeCallbackAsync");
    }
}
