using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Marketplace.Sandbox.Ebay.Http;

/// <summary>eBay's JSON: camel case, absent instead of null, unknown members refused.</summary>
internal static class EbayJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        PropertyNameCaseInsensitive = false,
        NumberHandling = JsonNumberHandling.Strict,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static IResult Ok(object answer, int status = StatusCodes.Status200OK) => Results.Json(answer, Options, statusCode: status);

    /// <summary>201 without a body, whose <c>Location</c> names what was made.</summary>
    public static IResult Created(EbayCall call, string path)
    {
        call.Response.Headers.Location = call.Origin + EbaySimulator.Root + path;
        return Results.StatusCode(StatusCodes.Status201Created);
    }

    public static async Task<T> ReadAsync<T>(EbayCall call)
    {
        if (!call.Request.HasJsonContentType())
            throw new EbayRefusal(StatusCodes.Status415UnsupportedMediaType, new EbayError(2003, "ACCESS", "REQUEST", "Unsupported media type", "Content-Type must be application/json."));
        try
        {
            return await call.Request.ReadFromJsonAsync<T>(Options, call.Cancelled) ?? throw EbayRefusal.Unreadable("The request body is empty");
        }
        catch (JsonException e)
        {
            throw EbayRefusal.Unreadable($"Could not serialize field [{e.Path?.TrimStart('$', '.')}]");
        }
    }
}
