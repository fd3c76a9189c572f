using Marketplace.Sandbox.Ebay.OAuth;
using Marketplace.Sandbox.Ebay.Store;
using Marketplace.Sandbox.Faults;

namespace Marketplace.Sandbox.Ebay.Http;

/// <summary>What every call of an API passes: token and scope, the day's quota, planned faults.</summary>
internal sealed class EbayGate(RequestDelegate next, EbayStore store, EbayTokens tokens, EbayQuotas quotas, FaultPlans faults)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            if (context.GetEndpoint()?.Metadata.GetMetadata<EbayOperation>() is not { } operation)
            {
                await RefuseUnroutedAsync(context);
                return;
            }
            store.Calls.AddOrUpdate(operation.Name, 1, (_, n) => n + 1);
            var token = tokens.Check(context.Request, operation);
            if (!quotas.Take(token.AppId, operation.Api))
                throw EbayRefusal.TooMany();
            context.Features.Set(new EbayCall(context, token));
            await faults[EbaySimulator.Channel].RunAsync(context, operation.Name, next, status => RefuseAsync(context, status));
        }
        catch (EbayRefusal refusal)
        {
            await AnswerAsync(context, refusal);
        }
        catch (BadHttpRequestException e)
        {
            await AnswerAsync(context, EbayRefusal.Unreadable(e.Message));
        }
    }

    private static Task RefuseUnroutedAsync(HttpContext context) =>
        // Routing answers a known path with another method by an endpoint of its own, without metadata.
        AnswerAsync(context, context.GetEndpoint() is null
            ? new EbayRefusal(StatusCodes.Status404NotFound, new EbayError(2002, "ACCESS", "REQUEST", "Resource not found", "The resource does not exist."))
            : new EbayRefusal(StatusCodes.Status405MethodNotAllowed, new EbayError(2003, "ACCESS", "REQUEST", "Method not allowed", $"{context.Request.Method} is not allowed here.")));

    private static Task RefuseAsync(HttpContext context, int status) => AnswerAsync(context, status switch
    {
        StatusCodes.Status429TooManyRequests => EbayRefusal.TooMany(),
        < 500 => new EbayRefusal(status, new EbayError(25002, "API_INVENTORY", "REQUEST", "A user error has occurred.", "A user error has occurred, as was asked for.")),
        _ => new EbayRefusal(status, new EbayError(25001, "API_INVENTORY", "APPLICATION", "A system error has occurred.", "A system error has occurred.")),
    });

    private static async Task AnswerAsync(HttpContext context, EbayRefusal refusal)
    {
        context.Response.StatusCode = refusal.Status;
        if (refusal.Status == StatusCodes.Status429TooManyRequests)
            context.Response.Headers.RetryAfter = "1";
        await context.Response.WriteAsJsonAsync(refusal.Body, EbayJson.Options, context.RequestAborted);
    }
}
