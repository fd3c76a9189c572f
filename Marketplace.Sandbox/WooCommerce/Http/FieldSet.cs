using System.Text.Encodings.Web;
using System.Text.Json;

namespace Marketplace.Sandbox.WooCommerce.Http;

/// <summary>The fields of a resource in their order, each worked out only where it is asked for.</summary>
internal sealed class FieldSet<T>(params (string Name, Func<T, string, object?> Value)[] fields)
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="items">What is shown.</param>
    /// <param name="wanted">WordPress's <c>_fields</c>; null for all.</param>
    /// <param name="origin">Where links point.</param>
    public IResult List(IEnumerable<T> items, IReadOnlySet<string>? wanted, string origin) => Answer(writer =>
    {
        writer.WriteStartArray();
        foreach (var item in items)
            Write(writer, item, wanted, origin);
        writer.WriteEndArray();
    });

    public IResult One(T item, IReadOnlySet<string>? wanted, string origin, int status = StatusCodes.Status200OK) => Answer(writer => Write(writer, item, wanted, origin), status);

    public string Text(T item, string origin)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            Write(writer, item, null, origin);
        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }

    public void Write(Utf8JsonWriter writer, T item, IReadOnlySet<string>? wanted, string origin)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in fields)
        {
            if (wanted is not null && !wanted.Contains(name))
                continue;
            writer.WritePropertyName(name);
            var shown = value(item, origin);
            JsonSerializer.Serialize(writer, shown, shown?.GetType() ?? typeof(object), Json);
        }
        writer.WriteEndObject();
    }

    private static IResult Answer(Action<Utf8JsonWriter> write, int status = StatusCodes.Status200OK)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            write(writer);
        return Results.Text(buffer.ToArray(), "application/json; charset=utf-8", status);
    }
}
