using Marketplace.Sandbox.Etsy.OAuth;
using Marketplace.Sandbox.Etsy.Store;
using Marketplace.Sandbox.Faults;
using Marketplace.Sandbox.Limits;

namespace Marketplace.Sandbox.Etsy.Http;

/// <summary>What every call of the API passes, in Etsy's order: app key, rate limit, token and scope, planned faults.</summary>
internal sealed class EtsyGate(
    RequestDelegate next,
    EtsyStore store,
    EtsyTokens tokens,
    [FromKeyedServices(EtsySimulator.Channel)] AppLimits limits,
    FaultPlans faults)
{
    private const string TooFast = "Exceeded per second rate limit";

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            var app = ApiKeys.Check(store, context.Request);
            Spend(context, app);
            var operation = context.GetEndpoint()?.Metadata.GetMetadata<EtsyOperation>();
            if (operation is null)
            {
                await RefuseUnroutedAsync(context);
                return;
            }
            store.Calls.AddOrUpdate(operation.Id, 1, (_, n) => n + 1);
            context.Features.Set(new EtsyCall(context, app, tokens.Check(context.Request, app, operation.Scope)));
            await faults[EtsySimulator.Channel].RunAsync(context, operation.Id, next, status => RefuseAsync(context, status));
        }
        catch (EtsyRefusal refusal)
        {
            await AnswerAsync(context, refusal.Status, refusal.Body);
        }
        catch (BadHttpRequestException e)
        {
            await AnswerAsync(context, e.StatusCode, new { error = e.Message });
        }
    }

    private void Spend(HttpContext context, EtsyApp app)
    {
        var budget = limits.Spend(app.Keystring);
        var headers = context.Response.Headers;
        if (budget.PerSecond > 0)
        {
            headers["x-limit-per-second"] = budget.PerSecond.ToString();
            headers["x-remaining-this-second"] = budget.LeftThisSecond.ToString();
        }
        if (budget.PerDay > 0)
        {
            headers["x-limit-per-day"] = budget.PerDay.ToString();
            headers["x-remaining-today"] = budget.LeftToday.ToString();
        }
        if (budget.RetryAfter is not { } wait)
            return;
        headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString();
        throw new EtsyRefusal(
            StatusCodes.Status429TooManyRequests,
            budget is { PerDay: > 0, LeftToday: 0 } ? "Exceeded daily rate limit" : TooFast);
    }

    private static Task RefuseUnroutedAsync(HttpContext context) =>
        // Routing answers a known path with another method by an endpoint of its own, without metadata.
        context.GetEndpoint() is null
            ? AnswerAsync(context, StatusCodes.Status404NotFound, new { error = "Resource not found" })
            : AnswerAsync(context, StatusCodes.Status405MethodNotAllowed, new { error = $"Method {context.Request.Method} is not allowed" });

    private static Task RefuseAsync(HttpContext context, int status)
    {
        var throttled = status == StatusCodes.Status429TooManyRequests;
        if (throttled)
            context.Response.Headers.RetryAfter = "1";
        return AnswerAsync(context, status, new { error = throttled ? TooFast : "Server Error" });
    }

    private static async Task AnswerAsync(HttpContext context, int status, object body)
    {
        context.Response.StatusCode = status;
        await context.Response.WriteAsJsonAsync(body, EtsyJson.Options, context.RequestAborted);
    }
}
