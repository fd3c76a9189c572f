using Microsoft.AspNetCore.Http;

namespace Marketplace.Api.Errors;

/// <summary>The stable <c>type</c> of a problem: <c>urn:marketplace:problem:</c> and a name that clients may compare.</summary>
internal static class ProblemType
{
    private const string Prefix = "urn:marketplace:problem:";

    public static string Named(string name) => Prefix + name;

    public static bool IsOurs(string? type) => type?.StartsWith(Prefix, StringComparison.Ordinal) == true;

    public static string Of(int status) => Named(status switch
    {
        StatusCodes.Status400BadRequest => "bad-request",
        StatusCodes.Status401Unauthorized => "unauthenticated",
        StatusCodes.Status403Forbidden => "forbidden",
        StatusCodes.Status404NotFound => "not-found",
        StatusCodes.Status405MethodNotAllowed => "method-not-allowed",
        StatusCodes.Status409Conflict => "conflict",
        StatusCodes.Status413PayloadTooLarge => "too-large",
        StatusCodes.Status415UnsupportedMediaType => "unsupported-media-type",
        StatusCodes.Status422UnprocessableEntity => "unprocessable",
        StatusCodes.Status429TooManyRequests => "too-many-requests",
        StatusCodes.Status503ServiceUnavailable => "unavailable",
        >= 500 => "internal",
        _ => "error",
    });
}
