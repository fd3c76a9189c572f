using Marketplace.Channels.Seam;

namespace Marketplace.Channels.Etsy;

/// <summary>Etsy's rate headers.</summary>
internal static class EtsyRate
{
    public static RateReading? Read(HttpResponseMessage response)
    {
        // The second header has also been seen cut short.
        var reading = new RateReading(
            Number(response, "x-limit-per-second"), Number(response, "x-remaining-this-second") ?? Number(response, "x-remaining-this-secon"),
            Number(response, "x-limit-per-day"), Number(response, "x-remaining-today"));
        return reading is (null, null, null, null) ? null : reading;
    }

    private static int? Number(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) && int.TryParse(values.First(), out var number) ? number : null;
}
