using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Marketplace.Channels.WooCommerce.Wire;

/// <summary>WooCommerce's JSON: snake case, amounts as text, and what PHP makes of an empty one.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(AmountConverter), typeof(ManagedConverter)])]
[JsonSerializable(typeof(WireKeys))]
[JsonSerializable(typeof(WireError))]
[JsonSerializable(typeof(WireSetting))]
[JsonSerializable(typeof(WireSite))]
[JsonSerializable(typeof(WireProduct))]
[JsonSerializable(typeof(WireProductWrite))]
[JsonSerializable(typeof(WireOrder))]
[JsonSerializable(typeof(WireOrderWrite))]
[JsonSerializable(typeof(WireNoteWrite))]
[JsonSerializable(typeof(WireRefund))]
[JsonSerializable(typeof(WireRefundWrite))]
[JsonSerializable(typeof(WireGateway))]
[JsonSerializable(typeof(WireNotice))]
[JsonSerializable(typeof(WireBatchAnswer))]
[JsonSerializable(typeof(WireBatch<WireTermWrite>))]
[JsonSerializable(typeof(WireBatch<WireProductWrite>))]
[JsonSerializable(typeof(WireBatch<WireWebhookWrite>))]
[JsonSerializable(typeof(List<WireTerm>))]
[JsonSerializable(typeof(List<WireTaxClass>))]
[JsonSerializable(typeof(List<WireProduct>))]
[JsonSerializable(typeof(List<WireVariation>))]
[JsonSerializable(typeof(List<WireNote>))]
[JsonSerializable(typeof(List<WireRefund>))]
[JsonSerializable(typeof(List<WireWebhook>))]
[JsonSerializable(typeof(List<JsonElement>))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(string))]
internal sealed partial class WooCommerceJson : JsonSerializerContext;

/// <summary>An amount or a count: a text, a number, or an empty text for none.</summary>
internal sealed class AmountConverter : JsonConverter<decimal?>
{
    public override bool HandleNull => true;

    public override decimal? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Number => reader.GetDecimal(),
        JsonTokenType.Null => null,
        JsonTokenType.String when reader.GetString() is { Length: > 0 } text =>
            decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var amount) ? amount : throw new JsonException($"'{text}' is no amount."),
        JsonTokenType.String => null,
        _ => throw new JsonException("An amount was expected."),
    };

    public override void Write(Utf8JsonWriter writer, decimal? value, JsonSerializerOptions options) => writer.WriteStringValue(value?.ToString(CultureInfo.InvariantCulture));
}

/// <summary><c>true</c>, <c>false</c>, or <c>"parent"</c>.</summary>
internal sealed class ManagedConverter : JsonConverter<Managed>
{
    public override Managed Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.True => Managed.Own,
        JsonTokenType.String when reader.ValueTextEquals("parent"u8) => Managed.Parent,
        _ => Managed.No,
    };

    public override void Write(Utf8JsonWriter writer, Managed value, JsonSerializerOptions options) => writer.WriteBooleanValue(value is Managed.Own);
}
