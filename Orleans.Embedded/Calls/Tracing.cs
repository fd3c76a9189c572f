using System.Diagnostics;
using Orleans.Diagnostics;

namespace Orleans.Runtime;

/// <summary>A span for each grain call, at the called grain, under the caller's; nothing when nobody listens.</summary>
internal static class Tracing
{
    private static readonly ActivitySource Source = new(ActivitySources.ApplicationGrainActivitySourceName);

    public static bool IsOn => Source.HasListeners();

    public static async Task<T> Around<T>(Request request, ActivityContext parent, Func<Task> run)
    {
        using var activity = Source.StartActivity(
            ActivityKind.Server, parent, name: $"{request.Method.Interface.Name}/{request.Method.Name}");
        activity?.SetTag("rpc.system", "orleans").SetTag("rpc.method", request.Method.Name)
            .SetTag("rpc.service", request.Method.Interface.FullName).SetTag("rpc.orleans.target_id", request.Target.ToString());
        try
        {
            var task = run();
            await task;
            return task is Task<T> { Result: var result } ? result : default!;
        }
        catch (Exception e)
        {
            activity?.SetStatus(ActivityStatusCode.Error, e.Message);
            throw;
        }
    }
}
