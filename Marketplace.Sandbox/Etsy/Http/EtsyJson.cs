using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Marketplace.Sandbox.Etsy.Http;

/// <summary>Etsy's JSON: snake case, unknown members refused.</summary>
internal static class EtsyJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        PropertyNameCaseInsensitive = false,
        NumberHandling = JsonNumberHandling.Strict,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static IResult Ok(object answer) => Results.Json(answer, Options);

    public static IResult Created(object answer) => Results.Json(answer, Options, statusCode: StatusCodes.Status201Created);

    public static IResult Page<T>(int count, IEnumerable<T> results) => Ok(new { count, results });

    public static IResult List<T>(IReadOnlyCollection<T> results) => Page(results.Count, results);

    public static async Task<T> ReadAsync<T>(HttpRequest request)
    {
        if (!request.HasJsonContentType())
            throw EtsyRefusal.ContentType("application/json");
        try
        {
            return await request.ReadFromJsonAsync<T>(Options, request.HttpContext.RequestAborted)
                ?? throw EtsyRefusal.Bad("The request body is empty");
        }
        catch (JsonException e)
        {
            throw EtsyRefusal.Bad(Explain(e));
        }
    }

    private static string Explain(JsonException e)
    {
        const string Missing = "including: ";
        var list = e.Message.IndexOf(Missing, StringComparison.Ordinal);
        var path = e.Path?.TrimStart('$', '.') ?? "";
        if (list < 0)
            return $"Invalid or unknown value in the request body at '{path}'";
        var names = e.Message[(list + Missing.Length)..].TrimEnd('.').Replace("'", "", StringComparison.Ordinal);
        return $"Missing input parameter{(path.Length > 0 ? $" in '{path}'" : "")}: {names}";
    }
}
