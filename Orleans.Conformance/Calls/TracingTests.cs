using System.Diagnostics;
using Conformance.Traced;
using Orleans.Diagnostics;
using Orleans.Hosting;

namespace Orleans.Conformance.Calls;

public sealed class TracingTests
{
    [Fact]
    public async Task Calls_are_spans_in_the_callers_trace()
    {
        var spans = new List<Activity>();
        using var source = new ActivitySource("caller");
        using var listener = new ActivityListener
        {
            ShouldListenTo = s => s.Name is "caller" or ActivitySources.ApplicationGrainActivitySourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = span =>
            {
                lock (spans)
                    spans.Add(span);
            },
        };
        ActivitySource.AddActivityListener(listener);
        await using var silo = await TestSilo.Start(s => s.AddActivityPropagation());
        using var caller = source.StartActivity("caller");
        caller.ShouldNotBeNull();
        (await silo.Grains.GetGrain<ITracedGrain>(Guid.NewGuid()).TraceOf(Guid.NewGuid())).ShouldBe(caller.TraceId.ToString());
        lock (spans)
            spans.Count(s => s.TraceId == caller.TraceId).ShouldBeGreaterThanOrEqualTo(2);
    }
}
