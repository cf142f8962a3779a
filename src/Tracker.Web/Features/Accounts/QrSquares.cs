using System.Globalization;
using System.Text;
using QRCoder;

namespace Tracker.Web.Features.Accounts;

/// <summary>Draws a QR code as one SVG path, without style or script.</summary>
internal static class QrSquares
{
    /// <param name="side">How many squares the picture is wide and high, its margin included.</param>
    public static string PathOf(string text, out int side)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows[y].Count; x++)
            {
                if (rows[y][x])
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
                }
            }
        }

        side = rows.Count;
        return path.ToString();
    }
}
