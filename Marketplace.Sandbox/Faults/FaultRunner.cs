namespace Marketplace.Sandbox.Faults;

/// <summary>Runs one call under a channel's planned faults.</summary>
internal static class FaultRunner
{
    /// <param name="plan">The channel's plan.</param>
    /// <param name="context">The call.</param>
    /// <param name="operation">Its operation id, against which a fault may be narrowed.</param>
    /// <param name="next">Does the call.</param>
    /// <param name="refuse">Answers with a status in the channel's own words.</param>
    /// <param name="named">Only faults that name the operation count, as for calls outside the API proper.</param>
    public static async Task RunAsync(
        this FaultPlan plan, HttpContext context, string operation, RequestDelegate next, Func<int, Task> refuse, bool named = false)
    {
        if (plan.Slow > TimeSpan.Zero)
            await Task.Delay(plan.Slow, context.RequestAborted);
        switch (plan.Next(operation, named))
        {
            case (CallFault.Refuse, { } status):
                await refuse(status);
                break;
            case (CallFault.LoseAnswer, var status):
                await LoseAnswerAsync(context, next, status, refuse);
                break;
            default:
                await next(context);
                break;
        }
    }

    private static async Task LoseAnswerAsync(HttpContext context, RequestDelegate next, int? status, Func<int, Task> refuse)
    {
        var body = context.Response.Body;
        context.Response.Body = new MemoryStream();
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = body;
        }
        if (status is { } visible)
        {
            context.Response.Clear();
            await refuse(visible);
        }
        else
        {
            context.Abort();
        }
    }
}
