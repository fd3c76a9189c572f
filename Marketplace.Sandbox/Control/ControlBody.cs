using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Marketplace.Sandbox.Control;

/// <summary>A control call comes as JSON from a program, or as a form from the control page with the same names.</summary>
internal static class ControlBody
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
    };

    public static async Task<T> ReadAsync<T>(HttpRequest request)
    {
        try
        {
            if (!request.HasFormContentType)
                return (await JsonSerializer.DeserializeAsync<T>(request.Body, Json, request.HttpContext.RequestAborted))!;
            var fields = new JsonObject();
            foreach (var (name, value) in await request.ReadFormAsync(request.HttpContext.RequestAborted))
            {
                if (value.ToString() is { Length: > 0 } text)
                    fields[name] = text is "true" ? true : text;
            }
            return fields.Deserialize<T>(Json)!;
        }
        catch (JsonException e)
        {
            throw new BadHttpRequestException($"Not understood: {e.Path} ({e.Message})", e);
        }
    }

    /// <summary>The answer for a program, or the way back to the page.</summary>
    public static IResult Answer(HttpRequest request, object answer, string page) =>
        request.HasFormContentType ? Results.LocalRedirect(page) : Results.Ok(answer);
}
