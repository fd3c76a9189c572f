using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Marketplace.Channels.Seam;
using Marketplace.Channels.Shopify.Wire;

namespace Marketplace.Channels.Shopify;

/// <summary>Reads a part of a bulk operation's file: a line per product, and after it a line for each of its variants and pictures. Pure.</summary>
internal static class ShopifyBulkFile
{
    /// <param name="part">Begins with a product's line.</param>
    /// <param name="last">Whether the file ends here. If not, the last product may have more lines, and is left for the next part.</param>
    /// <param name="currency">The shop's.</param>
    /// <returns>The products, and how many bytes they took: 0 when the part is too short for one.</returns>
    public static (ChannelPage<RemoteListing> Page, int Taken) Read(ReadOnlySpan<byte> part, bool last, string currency)
    {
        var (records, problems) = (new List<RemoteListing>(), new List<UnmappedRecord>());
        var end = last ? part.Length : LastProduct(part);
        var lines = new List<Range>();
        for (var at = 0; at < end;)
        {
            var length = part[at..end].IndexOf((byte)'\n') is >= 0 and var found ? found + 1 : end - at;
            if (lines.Count > 0 && !IsChild(part[at..(at + length)]))
                Add(part, lines, currency, records, problems);
            lines.Add(at..(at + length));
            at += length;
        }
        if (lines.Count > 0)
            Add(part, lines, currency, records, problems);
        return (new ChannelPage<RemoteListing>(records, problems, null, null), end);
    }

    /// <summary>Where the last product's line begins.</summary>
    private static int LastProduct(ReadOnlySpan<byte> part)
    {
        // What follows the last line end is not a whole line yet.
        for (var end = part.LastIndexOf((byte)'\n') + 1; end > 0;)
        {
            var start = part[..(end - 1)].LastIndexOf((byte)'\n') + 1;
            if (!IsChild(part[start..end]))
                return start;
            end = start;
        }
        return 0;
    }

    private static bool IsChild(ReadOnlySpan<byte> line) => line.IndexOf("\"__parentId\":"u8) >= 0;

    private static void Add(ReadOnlySpan<byte> part, List<Range> lines, string currency, List<RemoteListing> records, List<UnmappedRecord> problems)
    {
        try
        {
            var product = JsonSerializer.Deserialize(part[lines[0]], ShopifyJson.Default.WireProduct)!;
            var (variants, media) = (new List<WireVariant>(), new List<WireMedia>());
            foreach (var line in lines.Skip(1))
            {
                if (part[line].IndexOf("/ProductVariant/"u8) is >= 0 and < 40)
                    variants.Add(JsonSerializer.Deserialize(part[line], ShopifyJson.Default.WireVariant)!);
                else
                    media.Add(JsonSerializer.Deserialize(part[line], ShopifyJson.Default.WireMedia)!);
            }
            product = product with { Variants = new(variants), Media = new(media) };
            // A draft is not on sale, and may be half of a publish.
            if (product.Status != "DRAFT")
                records.Add(ShopifyListingMapper.ToRemote(product, currency));
        }
        catch (Exception exception) when (exception is JsonException or FormatException)
        {
            var payload = Encoding.UTF8.GetString(part[lines[0]]);
            problems.Add(new UnmappedRecord(IdOf(payload), exception.Message, payload));
        }
        lines.Clear();
    }

    private static string? IdOf(string line)
    {
        try
        {
            return JsonNode.Parse(line)?["id"]?.ToString() is { } id ? ShopifyId.Number(id) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
