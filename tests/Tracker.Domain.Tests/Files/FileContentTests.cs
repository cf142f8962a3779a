using System.Text;
using Tracker.Domain.Files;

namespace Tracker.Domain.Tests.Files;

public sealed class FileContentTests
{
    [Theory]
    [InlineData("%PDF-1.7\n%âãÏÓ\0", "application/pdf")]
    [InlineData("\u0089PNG\r\n\u001A\n\0\0", "image/png")]
    [InlineData("ÿØÿà\0\u0010JFIF", "image/jpeg")]
    [InlineData("RIFF\u0001\0\0\0WEBPVP8 ", "image/webp")]
    [InlineData("GIF89a\0", "image/gif")]
    [InlineData("GIF87a\0", "image/gif")]
    [InlineData("a,b\r\n1,2\r\n", "text/csv")]
    [InlineData("county;signed\nDo\u00F1a Ana;2025", "text/csv")]
    [InlineData("no separator at all", "text/csv")]
    public void The_first_bytes_tell_the_kind(string content, string mediaType)
    {
        FileContent.KindOf(Encoding.Latin1.GetBytes(content), out var problem)!.MediaType.ShouldBe(mediaType);
        problem.ShouldBeNull();
    }

    [Fact]
    public void A_table_may_be_in_any_of_three_encodings()
    {
        Kind(Encoding.UTF8.GetBytes("name\r\nDoña Ana,🌵")).ShouldBe(FileKind.Csv);
        Kind([.. Encoding.UTF8.Preamble, .. "a,b"u8]).ShouldBe(FileKind.Csv);
        Kind([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("a,ñ")]).ShouldBe(FileKind.Csv);
        Kind([.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes("a,ñ")]).ShouldBe(FileKind.Csv);
        Kind([(byte)'a', 0x93, (byte)',', 0xF1]).ShouldBe(FileKind.Csv);
    }

    [Theory]
    [InlineData("MZ\u0090\0\u0003", "a program")]
    [InlineData("MZ this calls itself agreement.pdf", "a program")]
    [InlineData("\u007FELF\u0002", "a program")]
    [InlineData("ÏúíþA", "a program")]
    [InlineData("Êþº¾A", "a program")]
    [InlineData("#!/bin/sh\nrm -rf", "a script")]
    [InlineData("@echo off", "a script")]
    [InlineData("PK\u0003\u0004", "a ZIP archive or an Office document")]
    [InlineData("ÐÏ\u0011à¡±\u001Aá", "a document of the old Office formats")]
    [InlineData("<!doctype html><script>alert(1)</script>", "a web page or another file of markup")]
    [InlineData("\r\n  <HTML>", "a web page or another file of markup")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>", "an SVG file")]
    [InlineData("<?xml version=\"1.0\"?><svg/>", "an XML or SVG file")]
    [InlineData("{\"a\":1}", "a JSON file")]
    [InlineData("{\\rtf1", "a rich-text document")]
    [InlineData("\u001F\u008B\b", "a compressed file")]
    [InlineData("II*\0", "a TIFF image")]
    [InlineData("a,b\n1,\0", "a file of another kind")]
    [InlineData("a,b\n1,\u0001", "a file of another kind")]
    [InlineData("a\u0081", "a file of another kind")]
    [InlineData("RIFF\u0001\0\0\0WAVE", "a file of another kind")]
    [InlineData(" %PDF-1.7", "a PDF that does not begin with its mark")]
    [InlineData(" \r\n", "an empty file")]
    [InlineData("", "an empty file")]
    public void Anything_else_is_refused_by_what_it_is(string content, string what)
    {
        FileContent.KindOf(Encoding.Latin1.GetBytes(content), out var problem).ShouldBeNull();
        problem.ShouldBe($"This is {what}. Attach a PDF, an image (PNG, JPEG, WebP or GIF) or a CSV file.");
    }

    [Fact]
    public void A_web_page_in_another_encoding_is_one_too()
    {
        Kind([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(" <html>")]).ShouldBeNull();
        Kind([.. Encoding.UTF8.Preamble, .. "<html>"u8]).ShouldBeNull();
        Kind([0xFF, 0xFE, 0x00, 0xD8]).ShouldBeNull();
    }

    private static FileKind? Kind(byte[] content) => FileContent.KindOf(content, out _);
}
