using System.Text.Json;

namespace Marketplace.Sandbox.Shopify.Bulk;

/// <summary>
/// Writes a connection as JSON lines: a line per record, and for each record of a connection within it a line of its own after it, which names
/// its parent in <c>__parentId</c>.
/// </summary>
internal sealed class JsonLines(MemoryStream file)
{
    public long Objects { get; private set; }

    public long Roots { get; private set; }

    public void Add(JsonElement connection)
    {
        foreach (var record in RecordsOf(connection))
        {
            Roots++;
            Write(record, parentId: null);
        }
    }

    private void Write(JsonElement record, string? parentId)
    {
        Objects++;
        var children = new List<(JsonElement Record, string? ParentId)>();
        using (var writer = new Utf8JsonWriter(file))
        {
            writer.WriteStartObject();
            WriteFields(writer, record, IdOf(record, parentId), children);
            if (parentId is not null)
                writer.WriteString("__parentId", parentId);
            writer.WriteEndObject();
        }
        file.WriteByte((byte)'\n');
        foreach (var (child, parent) in children)
            Write(child, parent);
    }

    private static void WriteFields(Utf8JsonWriter writer, JsonElement record, string? id, List<(JsonElement, string?)> children)
    {
        foreach (var field in record.EnumerateObject())
        {
            if (IsConnection(field.Value))
            {
                children.AddRange(RecordsOf(field.Value).Select(child => (child, id)));
            }
            else if (field.Value.ValueKind == JsonValueKind.Object)
            {
                writer.WriteStartObject(field.Name);
                WriteFields(writer, field.Value, IdOf(field.Value, id), children);
                writer.WriteEndObject();
            }
            else
            {
                field.WriteTo(writer);
            }
        }
    }

    private static string? IdOf(JsonElement record, string? otherwise) => record.TryGetProperty("id", out var id) ? id.GetString() : otherwise;

    private static bool IsConnection(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object && (value.TryGetProperty("nodes", out _) || value.TryGetProperty("edges", out _));

    private static IEnumerable<JsonElement> RecordsOf(JsonElement connection) => connection.TryGetProperty("nodes", out var nodes)
        ? nodes.EnumerateArray()
        : connection.GetProperty("edges").EnumerateArray().Select(edge => edge.GetProperty("node"));
}
