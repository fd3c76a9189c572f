namespace Marketplace.Sandbox.Etsy.Http;

/// <summary>Ends a call with an error answer: <c>{"error": …}</c>, with <c>error_description</c> where Etsy has one.</summary>
internal sealed class EtsyRefusal(int status, string error, string? description = null) : Exception(error)
{
    public int Status => status;

    public object Body => description is null ? new { error = Message } : new { error = Message, error_description = description };

    public static EtsyRefusal Bad(string error) => new(StatusCodes.Status400BadRequest, error);

    public static EtsyRefusal Problem(string field, string problem) => Bad($"There was a problem with /{field} : {problem}");

    public static EtsyRefusal InvalidToken(string description) => new(StatusCodes.Status401Unauthorized, "invalid_token", description);

    public static EtsyRefusal Forbidden(string error) => new(StatusCodes.Status403Forbidden, error);

    public static EtsyRefusal NotFound(string error = "Resource not found") => new(StatusCodes.Status404NotFound, error);

    public static EtsyRefusal ContentType(string expected) =>
        new(StatusCodes.Status415UnsupportedMediaType, $"Unsupported content type: {expected} is expected");

    public static EtsyRefusal Conflict(string error) => new(StatusCodes.Status409Conflict, error);
}
