using System.Text.Json;
using System.Text.Json.Serialization;

namespace Marketplace.Api;

internal static class ApiJson
{
    /// <summary>camelCase, enums too; a null where the model allows none is refused.</summary>
    public static IServiceCollection AddApiJson(this IServiceCollection services) => services.ConfigureHttpJsonOptions(json =>
    {
        json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
        json.SerializerOptions.RespectNullableAnnotations = true;
    });
}
