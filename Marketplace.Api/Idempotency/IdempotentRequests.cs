using System.Security.Cryptography;
using Marketplace.Api.Errors;
using Marketplace.Data.Tenancy;

namespace Marketplace.Api.Idempotency;

/// <summary>
/// An unsafe request with an <c>Idempotency-Key</c> happens once: repeated within 48 hours it gets its first answer again, and
/// another request under the same key is refused.
/// </summary>
internal static class IdempotentRequests
{
    public const string Header = "Idempotency-Key";

    private const int MaxKeyLength = 200;

    /// <summary>Answers to unsafe requests are small; a larger one is sent but not kept.</summary>
    private const int MaxAnswer = 256 * 1024;

    public static IServiceCollection AddIdempotency(this IServiceCollection services) => services.AddSingleton<IdempotencyStore>();

    public static IApplicationBuilder UseIdempotency(this IApplicationBuilder app)
    {
        var store = app.ApplicationServices.GetRequiredService<IdempotencyStore>();
        return app.Use((context, next) =>
            IsUnsafe(context.Request.Method) && context.Request.Headers.TryGetValue(Header, out var key)
                && context.RequestServices.GetRequiredService<CurrentSeller>().IdOrNull is { } seller
                    ? HandleAsync(context, next, store, seller, key.ToString())
                    : next(context));
    }

    private static async Task HandleAsync(HttpContext context, RequestDelegate next, IdempotencyStore store, Guid seller, string key)
    {
        if (key.Length is 0 or > MaxKeyLength)
        {
            await RefuseAsync(
                context, StatusCodes.Status400BadRequest, "idempotency-key-invalid", $"An Idempotency-Key has 1 to {MaxKeyLength} characters.");
            return;
        }

        var request = await FingerprintAsync(context);
        var use = await store.BeginAsync(seller, key, request);
        if (use.Began is { } began)
            await RunAsync(context, next, store, seller, key, began);
        else
            await RepeatAsync(context, request, use);
    }

    private static async Task RunAsync(
        HttpContext context, RequestDelegate next, IdempotencyStore store, Guid seller, string key, DateTimeOffset began)
    {
        var client = context.Response.Body;
        using var buffer = new MemoryStream();
        context.Response.Body = buffer;
        try
        {
            await next(context);
        }
        catch
        {
            await store.ForgetAsync(seller, key, began);
            throw;
        }
        finally
        {
            context.Response.Body = client;
        }

        var response = context.Response;
        if (IsFinal(response.StatusCode))
        {
            var body = buffer.Length <= MaxAnswer ? buffer.ToArray() : null;
            var answer = new Answer(response.StatusCode, response.ContentType, response.Headers.Location, body);
            await store.CompleteAsync(seller, key, began, answer);
        }
        else
        {
            await store.ForgetAsync(seller, key, began);
        }

        buffer.Position = 0;
        await buffer.CopyToAsync(client, context.RequestAborted);
    }

    private static async Task RepeatAsync(HttpContext context, Fingerprint request, KeyUse use)
    {
        if (use.Earlier is { } earlier && (earlier.MethodPath != request.MethodPath || !earlier.Hash.AsSpan().SequenceEqual(request.Hash)))
        {
            await RefuseAsync(
                context, StatusCodes.Status422UnprocessableEntity, "idempotency-key-reused", "This Idempotency-Key was used for another request.");
        }
        else if (use.Answer is not { } answer)
        {
            await RefuseAsync(
                context, StatusCodes.Status409Conflict, "idempotency-in-progress",
                "The first request with this Idempotency-Key is still running. Try again.");
        }
        else if (answer.Body is not { } body)
        {
            await RefuseAsync(
                context, StatusCodes.Status409Conflict, "idempotency-answer-too-large",
                "The request was done before; its answer was too large to be kept.");
        }
        else
        {
            context.Response.StatusCode = answer.Status;
            context.Response.ContentType = answer.ContentType;
            if (answer.Location is not null) context.Response.Headers.Location = answer.Location;
            context.Response.Headers["Idempotency-Replayed"] = "true";
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
        }
    }

    /// <summary>An upload's boundary is new each time and its file may be huge, so it is told apart by its length only.</summary>
    private static async Task<Fingerprint> FingerprintAsync(HttpContext context)
    {
        var request = context.Request;
        var methodPath = $"{request.Method} {request.Path}{request.QueryString}";
        if (request.HasFormContentType) return new Fingerprint(methodPath, BitConverter.GetBytes(request.ContentLength ?? -1));
        request.EnableBuffering();
        var hash = await SHA256.HashDataAsync(request.Body, context.RequestAborted);
        request.Body.Position = 0;
        return new Fingerprint(methodPath, hash);
    }

    private static bool IsUnsafe(string method) =>
        HttpMethods.IsPost(method) || HttpMethods.IsPut(method) || HttpMethods.IsPatch(method) || HttpMethods.IsDelete(method);

    /// <summary>Whether the same request would be answered the same again: not if it was refused for its moment or its sender.</summary>
    private static bool IsFinal(int status) => status < 500 && status is not (
        StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden
        or StatusCodes.Status408RequestTimeout or StatusCodes.Status429TooManyRequests);

    private static Task RefuseAsync(HttpContext context, int status, string name, string detail) =>
        TypedResults.Problem(statusCode: status, type: ProblemType.Named(name), detail: detail).ExecuteAsync(context);
}
