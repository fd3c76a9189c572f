using System.Diagnostics;

// Not under Orleans: what is, Orleans takes for its own and traces under another source.
namespace Conformance.Traced;

public interface ITracedGrain : IGrainWithGuidKey
{
    Task<string?> Trace();

    Task<string?> TraceOf(Guid other);
}

public class TracedGrain : Grain, ITracedGrain
{
    public async Task<string?> Trace()
    {
        await Task.Yield();
        return Activity.Current?.TraceId.ToString();
    }

    public Task<string?> TraceOf(Guid other) => GrainFactory.GetGrain<ITracedGrain>(other).Trace();
}
