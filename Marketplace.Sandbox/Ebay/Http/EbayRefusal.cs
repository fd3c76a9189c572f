namespace Marketplace.Sandbox.Ebay.Http;

internal sealed record EbayParameter(string Name, string Value);

/// <summary>One entry of eBay's <c>errors</c>, as every REST API of it answers them.</summary>
internal sealed record EbayError(int ErrorId, string Domain, string Category, string Message, string? LongMessage = null, IReadOnlyList<EbayParameter>? Parameters = null);

/// <summary>Ends a call, or one entry of a bulk call, with eBay's error body.</summary>
internal sealed class EbayRefusal(int status, params IReadOnlyList<EbayError> errors) : Exception(errors[0].Message)
{
    public int Status => status;

    public IReadOnlyList<EbayError> Errors => errors;

    /// <summary>The Post-Order API, which is older, calls the list <c>error</c>.</summary>
    public object Body => errors[0].Domain == EbayApi.Cancellations.Domain ? new { error = errors } : new { errors };

    public static EbayRefusal Of(EbayApi api, int errorId, string message, int status = StatusCodes.Status400BadRequest, params IReadOnlyList<(string Name, string Value)> parameters) =>
        new(status, new EbayError(
            errorId, api.Domain, "REQUEST", message, message, parameters.Count == 0 ? null : [.. parameters.Select(p => new EbayParameter(p.Name, p.Value))]));

    /// <summary>An Inventory API refusal.</summary>
    public static EbayRefusal Inventory(int errorId, string message, params IReadOnlyList<(string Name, string Value)> parameters) =>
        Of(EbayApi.Inventory, errorId, message, StatusCodes.Status400BadRequest, parameters);

    public static EbayRefusal NotFound(EbayApi api, int errorId, string message) => Of(api, errorId, message, StatusCodes.Status404NotFound);

    /// <summary>What the gateway in front of every API answers to a body that is not what the definition says.</summary>
    public static EbayRefusal Unreadable(string reason) => new(
        StatusCodes.Status400BadRequest,
        new EbayError(2004, "ACCESS", "REQUEST", "Invalid request", "The request has errors. For help, see the documentation for this API.", [new("reason", reason)]));

    public static EbayRefusal InvalidToken(string longMessage) =>
        new(StatusCodes.Status401Unauthorized, new EbayError(1001, "OAuth", "REQUEST", "Invalid access token", longMessage));

    public static EbayRefusal MissingToken() =>
        new(StatusCodes.Status401Unauthorized, new EbayError(1002, "OAuth", "REQUEST", "Missing access token", "Access token is missing in the Authorization HTTP request header."));

    public static EbayRefusal Forbidden() =>
        new(StatusCodes.Status403Forbidden, new EbayError(1100, "ACCESS", "REQUEST", "Access denied", "Insufficient permissions to fulfill the request."));

    public static EbayRefusal TooMany() => new(
        StatusCodes.Status429TooManyRequests,
        new EbayError(2001, "ACCESS", "REQUEST", "Too many requests.", "The request limit has been reached for the resource."));
}
