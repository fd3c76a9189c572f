using System.Text.Json;
using System.Text.Json.Serialization;

namespace Marketplace.Api;

internal static class ApiJson
{
    /// <summary>camelCase, enums too; a null where the model allows none is refused, and so is text where it says a number.</summary>
    public static IServiceCollection AddApiJson(this IServiceCollection services) => services.ConfigureHttpJsonOptions(json =>
    {
        json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
        json.SerializerOptions.RespectNullableAnnotations = true;
        json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
    });
}
